"""The JSON Schema of a case: for people, for editors that complete and check, and for language models."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from .models import Case
from .statement import Statement

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class CaseSchema(GenerateJsonSchema):
    """pydantic's schema without what a reader stumbles over: nulls for what is left out, repeated titles."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Describe the value alone: what is not known is left out."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Leave out defaults: none of them says anything that leaving the field out does not."""
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Leave out titles: the field's name stands beside each."""
        return False


def case_schema() -> dict[str, Any]:
    """Give the JSON Schema of a case.

    >>> sorted(case_schema()["properties"])
    ['actors', 'case', 'claims', 'documents', 'events', 'places', 'relations']
    """
    schema = Case.model_json_schema(mode="validation", schema_generator=CaseSchema)
    for definition in schema["$defs"].values():
        definition["properties"] = _own_first(definition["properties"])
    return {"$schema": DIALECT, **schema}


def _own_first(properties: dict[str, Any]) -> dict[str, Any]:
    """Put what makes an entry before what every statement may have: models fill fields in this order."""
    common = {field.alias for field in Statement.model_fields.values()}
    return dict(sorted(properties.items(), key=lambda item: (item[0] in common, item[0] != "id")))
