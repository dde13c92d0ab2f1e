"""What waits to be settled is kept in another form: it is verified again from its checkpoint."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def verify_again(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    episodes = apps.get_model("synthesis", "Episode").objects.using(schema_editor.connection.alias)
    episodes.filter(status="derived").update(status="waiting", draft_record=None)


class Migration(migrations.Migration):
    dependencies = [
        ("synthesis", "0003_language_models"),
    ]

    operations = [
        migrations.RunPython(verify_again, migrations.RunPython.noop),
    ]
