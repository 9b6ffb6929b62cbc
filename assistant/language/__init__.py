"""Text to sentences, tokens and word forms. nltk lives here and nowhere else."""
