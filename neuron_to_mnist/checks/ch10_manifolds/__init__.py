"""The exercises of chapter 10: their checks and messages."""
