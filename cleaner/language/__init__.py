"""What language words, lines and spans are in: n-gram profiles, function words, scripts, segments."""
