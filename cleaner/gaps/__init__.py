"""Words that are missing, found by grammar and the lexicon alone: each rule names the word that demands another one."""
