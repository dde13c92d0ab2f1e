"""The constraint on episode and key finds the replies of an episode: another index is not needed."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("synthesis", "0004_derived_again"),
    ]

    operations = [
        migrations.AlterField(
            model_name="modelreply",
            name="episode",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="model_replies",
                to="synthesis.episode",
            ),
        ),
    ]
