"""Lines of attribution: who stands at the root of a claim, and which claims are independent of each other."""

from collections.abc import Iterable, Mapping

from .records import Claim


def claimant(claim: Claim) -> str:
    """Name the actor at the end of a claim's chain, or its document where the chain is empty."""
    return claim.chain[-1].actor if claim.chain else f"document {claim.document}"


def independent_lines(claims: Iterable[Claim], roots: Mapping[str, str]) -> set[str]:
    """Gather the claimants that claims lead back to: two reports of one agency's word are one line.

    ``roots`` gives the claimant at the root of a relayed claim, by the id of the claim that relays it.
    """
    return {roots.get(claim.id) or claimant(claim) for claim in claims}
