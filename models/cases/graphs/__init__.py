"""Makers of models of several ops and subgraphs, with input data of their own."""

from . import audio, control, decode, filter_bank, logic, movement, networks, picking, shaping

MAKERS = {
    maker.__name__: maker
    for family in (movement, picking, shaping, logic, control, audio, filter_bank, decode, networks)
    for maker in family.MAKERS
}
