"""Our sentence ends against nltk's Punkt with the same abbreviations, which is 25 times slower."""

import re

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from assistant.language.sentences import sentences

TEXT = (
    "The courier came at noon. Nobody was in, e.g. to sign. Mr. Haldane rang twice! Was it Tuesday? "
    "It was 3.5 kg vs. 4 kg on the label. We asked Dr. Lee. She has it. The fee is $4.20 per box. I paid it. "
    "Our St. Albans depot opens at eight. It shuts at five. Prof. Ito signed for it. Thank you for the photos! "
    "Did the second one arrive? The number is on page two. Please keep it."
)


def test_both_part_ordinary_prose_alike(bank) -> None:
    parameters = PunktParameters()
    parameters.abbrev_types = set(bank.language.abbreviations)
    punkt = PunktSentenceTokenizer(parameters).tokenize(TEXT)
    assert [span.of(TEXT) for span in sentences(TEXT, bank.language)] == punkt


def test_punkt_keeps_a_greeting_in_the_sentence_and_we_do_not(bank) -> None:
    text = "Dear Ms Okafor, your card is here."
    assert PunktSentenceTokenizer().tokenize(text) == [text]
    assert [span.of(text) for span in sentences(text, bank.language)] == re.split(r"(?<=,) ", text)
