"""What goes wrong on purpose: each file is one family of knobs of the fault script.

``wfc_spec.faults`` says what the knobs are; ``chosen.Faults`` which are turned for a request.
"""
