"""The exercises of chapter 5: their checks and messages."""
