"""Why explorations ended before the model had seen enough."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("synthesis", "0005_replies_by_request"),
    ]

    operations = [
        migrations.AddField(
            model_name="episode",
            name="early_ends",
            field=models.JSONField(
                default=list, help_text="Why explorations ended before the model had seen enough."
            ),
        ),
    ]
