"""The form in which a curator names a selection of tools."""

from __future__ import annotations

from typing import Any

from django import forms

from synthesis.core.errors import ConfigurationError
from synthesis.models import PoolSubset
from synthesis.services.subsets import LONGEST_NAME, save_subset


class SubsetForm(forms.Form):
    """A name and the ticked tools; the service judges both."""

    name = forms.CharField(
        label="Name",
        required=False,
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"placeholder": "Chemistry and units", "autocomplete": "off"}),
    )

    def save(self, tools: list[str], owner: Any) -> PoolSubset | None:
        """The saved subset; None when it was refused, with the sentence on the form."""
        if not self.is_valid():
            return None
        try:
            return save_subset(self.cleaned_data["name"], tools, owner)
        except ConfigurationError as error:
            self.add_error(None, str(error))
            return None
