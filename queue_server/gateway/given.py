"""What handlers are given: one of each for all requests, so nothing is checked again at each request."""

from litestar.di import NamedDependency
from litestar.params import SkipValidation

from queue_server.engine.ports import Store
from queue_server.gateway.boards import Boards
from queue_server.gateway.catalogue_desk import CatalogueDesk
from queue_server.gateway.desk import Desk
from queue_server.gateway.drawn import Drawn
from queue_server.gateway.hub import Hub
from queue_server.gateway.metrics import Metrics
from queue_server.gateway.ports import Accounts, Outside, Reckon
from queue_server.gateway.programme_desk import ProgrammeDesk
from queue_server.gateway.programme_ports import Preview
from queue_server.gateway.proofs_read import ProofsRead

TheBoards = SkipValidation[NamedDependency[Boards]]
TheCatalogue = SkipValidation[NamedDependency[CatalogueDesk]]
TheDesk = SkipValidation[NamedDependency[Desk]]
TheHub = SkipValidation[NamedDependency[Hub]]
TheStore = SkipValidation[NamedDependency[Store]]
TheAccounts = SkipValidation[NamedDependency[Accounts]]
TheOutside = SkipValidation[NamedDependency[Outside]]
TheProgramme = SkipValidation[NamedDependency[ProgrammeDesk]]
TheProofs = SkipValidation[NamedDependency[ProofsRead]]
TheDrawn = SkipValidation[NamedDependency[Drawn]]
ThePreview = SkipValidation[NamedDependency[Preview]]
TheMetrics = SkipValidation[NamedDependency[Metrics]]
TheReckon = SkipValidation[NamedDependency[Reckon]]
