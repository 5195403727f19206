"""What is asked and answered beside the sets: first pages, before a drill, the check, pain, the end."""
