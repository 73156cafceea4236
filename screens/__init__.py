"""What a person sees: one module per screen, value in, text out."""
