"""What people read: feedback and reports, their templates and sentences."""
