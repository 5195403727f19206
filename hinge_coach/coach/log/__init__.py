"""What was done without the program, told afterwards: asked, put together, said back."""
