"""The command line. Prints and sets exit codes; imports no Qt."""
