"""The exercises of chapter 9: their checks and messages."""
