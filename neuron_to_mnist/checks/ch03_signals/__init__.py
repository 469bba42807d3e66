"""The exercises of chapter 3: their checks and messages."""
