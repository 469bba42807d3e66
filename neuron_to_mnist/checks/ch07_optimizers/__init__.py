"""The exercises of chapter 7: their checks and messages."""
