"""All families, in the order in which the course meets them."""

from . import digits, sine

FAMILIES = {family.name: family for family in (sine.FAMILY, digits.FAMILY)}
