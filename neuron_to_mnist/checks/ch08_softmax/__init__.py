"""The exercises of chapter 8: their checks and messages."""
