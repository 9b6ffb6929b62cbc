"""The customer's message: what it says, never what they are."""
