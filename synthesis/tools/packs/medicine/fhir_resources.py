"""Elements of FHIR R5 resources with the models of fhir.resources."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

from synthesis.core.errors import ToolError
from synthesis.tools.declare import Asks, Example, Pack, Result, seeds, tool
from synthesis.tools.entities.medicine import FhirElement, FhirResource
from synthesis.tools.packs._lists import complete
from synthesis.tools.packs.medicine._files import data_file

PACK = Pack(
    title="fhir.resources",
    distributions=("fhir.resources",),
    licence="BSD-3-Clause",
    data="HL7 FHIR R5 (5.0.0) resource definitions",
    data_licence="CC0 (FHIR specification)",
    data_date="2023-03-26",
)
COMMON = (
    "id", "implicitRules", "language", "meta", "contained", "extension", "modifierExtension",
    "text", "fhir_comments", "resource_type",
)  # fmt: skip
"""What every resource has."""
RESOURCES = (
    "Account", "AllergyIntolerance", "Appointment", "Binary", "BodyStructure", "Bundle", "CarePlan",
    "CareTeam", "Claim", "ClinicalImpression", "Communication", "Composition", "Condition",
    "Consent", "Coverage", "DetectedIssue", "Device", "DeviceRequest", "DiagnosticReport",
    "DocumentReference", "Encounter", "Endpoint", "EpisodeOfCare", "ExplanationOfBenefit",
    "FamilyMemberHistory", "Flag", "Goal", "Group", "HealthcareService", "ImagingStudy",
    "Immunization", "Invoice", "Library", "List", "Location", "Measure", "MeasureReport",
    "Medication", "MedicationAdministration", "MedicationDispense", "MedicationRequest",
    "MedicationStatement", "MessageHeader", "MolecularSequence", "NutritionOrder", "Observation",
    "Organization", "Patient", "PaymentNotice", "Person", "PlanDefinition", "Practitioner",
    "PractitionerRole", "Procedure", "Provenance", "Questionnaire", "QuestionnaireResponse",
    "RelatedPerson", "ResearchStudy", "ResearchSubject", "RiskAssessment", "Schedule",
    "ServiceRequest", "Slot", "Specimen", "Substance", "SupplyRequest", "Task", "ValueSet",
    "VisionPrescription",
)  # fmt: skip
"""Resources of clinical care, administration and research."""


class ResourceElements(Result):
    elements: Annotated[
        list[Annotated[str, FhirElement]],
        Asks("the elements that point from {resource} to other resources"),
    ]
    count: Annotated[
        int,
        Asks(
            "the number of elements that {resource} adds to those of every resource",
            noun="number of elements of its own",
        ),
    ]


class RequiredElements(Result):
    elements: Annotated[
        list[Annotated[str, FhirElement]], Asks("the mandatory elements of {resource}")
    ]


class ElementRecord(Result):
    data_type: Annotated[str, Asks("the data type of {element}")]
    definition: Annotated[str, Asks("the short definition of {element}")]
    repeats: Annotated[bool, Asks("whether {element} may repeat")]


class ElementTargets(Result):
    resources: Annotated[
        list[Annotated[str, FhirResource]],
        Asks("the types of resource to which {element} may refer"),
    ]


@tool(
    kind="retrieval",
    examples=[
        Example(
            resource="Goal",
            gives={"elements": ["Goal.addresses", "Goal.outcome", "Goal.source", "Goal.subject"]},
        )
    ],
)
def fhir_reference_elements(
    resource: Annotated[str, "FHIR R5 resource type, such as Observation", FhirResource],
) -> ResourceElements:
    """Elements of a FHIR R5 resource that are references, and how many elements it adds."""
    fields = _elements(resource)
    found = [name for name, field in fields.items() if _targets(field)]
    if not found:
        raise ToolError(f"{resource} refers to no other resource.")
    return ResourceElements(
        elements=complete([f"{resource}.{name}" for name in found], "such elements"),
        count=len(fields),
    )


@tool(
    kind="retrieval",
    examples=[
        Example(
            resource="Observation", gives={"elements": ["Observation.code", "Observation.status"]}
        )
    ],
)
def fhir_mandatory_elements(
    resource: Annotated[str, "FHIR R5 resource type, such as Observation", FhirResource],
) -> RequiredElements:
    """Elements that a FHIR R5 resource must have (minimum cardinality 1)."""
    found = [name for name, field in _elements(resource).items() if _mandatory(field)]
    if not found:
        raise ToolError(f"{resource} has no mandatory element.")
    return RequiredElements(elements=[f"{resource}.{name}" for name in found])


@tool(
    kind="retrieval",
    examples=[
        Example(element="Patient.birthDate", gives={"data_type": "date", "repeats": False}),
        Example(element="Patient.name", gives={"data_type": "HumanName", "repeats": True}),
    ],
)
def fhir_element(
    element: Annotated[str, "Element of a FHIR R5 resource, such as Patient.name", FhirElement],
) -> ElementRecord:
    """Data type and short definition of an element of a FHIR R5 resource, and if it repeats."""
    field = _element(element)
    text = str(field.annotation)
    kind = re.search(r"abc\.([A-Z]\w+)Type", text) or re.search(r"([A-Z][A-Za-z]+)\(", text)
    name = kind.group(1) if kind else ("Boolean" if "bool" in text else "")
    if not name or not field.title:
        raise ToolError(f"The data type of {element} is not given here.")
    primitive = "abc." not in text
    return ElementRecord(
        data_type=name[0].lower() + name[1:] if primitive else name,
        definition=field.title,
        repeats="List[" in text,
    )


@tool(
    kind="retrieval",
    examples=[
        Example(element="Observation.specimen", gives={"resources": ["Specimen", "Group"]}),
        Example(element="Observation.encounter", gives={"resources": ["Encounter"]}),
    ],
)
def fhir_reference_targets(
    element: Annotated[str, "Element that is a reference, such as Task.owner", FhirElement],
) -> ElementTargets:
    """Types of resource to which an element of a FHIR R5 resource may refer."""
    targets = _targets(_element(element))
    if not targets:
        raise ToolError(f"{element} is not a reference to other resources.")
    return ElementTargets(resources=complete(targets, "types of resource"))


@seeds(FhirResource, source="HL7 FHIR R5")
def resources() -> Iterator[str]:
    """Resources of clinical care, administration and research."""
    yield from RESOURCES


@cache
def _elements(resource: str) -> dict[str, Any]:
    """The elements that a resource has of its own, in order."""
    module = f"fhir/resources/{resource.lower()}.py"
    if not data_file("fhir.resources", module).is_file():
        raise ToolError(f"FHIR R5 has no resource {resource[:40]}; Observation is one.")
    model = getattr(importlib.import_module(f"fhir.resources.{resource.lower()}"), resource, None)
    if model is None or "implicitRules" not in model.model_fields:
        raise ToolError(f"{resource} is not a resource of FHIR R5; Observation is one.")
    return {
        field.alias or name: field
        for name, field in model.model_fields.items()
        if name not in COMMON and not name.endswith("__ext")
    }


def _element(element: str) -> Any:
    resource, _, name = element.partition(".")
    field = _elements(resource).get(name)
    if field is None:
        raise ToolError(f"{resource} has no element {name[:40]} of its own in FHIR R5.")
    return field


def _targets(field: Any) -> list[str]:
    if "ReferenceType" not in str(field.annotation):
        return []
    return list((field.json_schema_extra or {}).get("enum_reference_types") or [])


def _mandatory(field: Any) -> bool:
    extra = field.json_schema_extra or {}
    return bool(field.is_required() or extra.get("element_required"))
