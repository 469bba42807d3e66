"""The trusted side: makes the box, keeps both processes, and runs the locked cells."""
