"""All families, in the order in which the course meets them."""

from . import beyond, branches, digits, keyword, sensor, sine

FAMILIES = {
    module.FAMILY.name: module.FAMILY
    for module in (sine, digits, branches, sensor, keyword, beyond)
}
