"""REST: the catalogue 事项目录 that the kiosks have, and reading the county's files again."""

from http import HTTPStatus
from typing import Any, Final

from litestar import Controller, Request, get, put

from config.problem import BadConfig
from queue_server.gateway.catalogue_desk import CatalogueNow
from queue_server.gateway.given import TheCatalogue, TheDesk, TheOutside
from queue_server.gateway.problems import ProblemError
from queue_server.gateway.rest_notices import publisher

Asked = Request[Any, Any, Any]
SHOWN: Final = 20
"""Problems of bad files that an answer tells; ``hall-admin check`` names all."""


class CatalogueOut(Controller):
    """The catalogue; managers renew it."""

    path = "/api/v1/catalogue"
    tags = ("lists",)

    @get()
    async def read(self, catalogue: TheCatalogue) -> CatalogueNow:
        """Return the version that is offered now."""
        return catalogue.now

    @put()
    async def renew(
        self, request: Asked, desk: TheDesk, catalogue: TheCatalogue, outside: TheOutside
    ) -> CatalogueNow:
        """Read the county's files again and offer their items; 422 says what is not well with them."""
        await publisher(desk, request)
        try:
            fresh = await outside.aside(catalogue.read)
        except BadConfig as error:
            raise _refused(error) from error
        return catalogue.take(fresh)


def _refused(error: BadConfig) -> ProblemError:
    first, more = error.problems[0], len(error.problems) - SHOWN
    detail = "; ".join(str(problem) for problem in error.problems[:SHOWN])
    detail += f"; and {more} more" if more > 0 else ""
    return ProblemError(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "bad_configuration",
        detail,
        field=f"{first.file}: {first.key}",
        value=first.value,
        expected=first.expected,
    )
