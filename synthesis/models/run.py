"""A run and its episodes. The episode table is the queue that workers claim from."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings as django_settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from synthesis.models.fields import JsonTextField
from synthesis.models.states import EPISODE_ENDS, EpisodeStatus, RunStatus


class RunQuerySet(models.QuerySet["Run"]):
    def newest_first(self) -> RunQuerySet:
        return self.order_by("-id")

    def unfinished(self) -> RunQuerySet:
        return self.filter(status=RunStatus.RUNNING)

    def led(self) -> RunQuerySet:
        """Runs that one process in the foreground has to itself."""
        return self.unfinished().exclude(leader="")

    def for_workers(self) -> RunQuerySet:
        """Runs that any worker may take a part of."""
        return self.unfinished().filter(leader="")


class Run(models.Model):
    """A batch of configurations launched together.

    ``leader`` is set while one process in the foreground has the run to itself; workers
    leave it alone. It shows as interrupted when that process stops renewing ``led_until``.
    """

    name = models.CharField(max_length=200)
    status = models.CharField(
        max_length=12, choices=RunStatus.choices, default=RunStatus.PLANNED, db_index=True
    )
    engine = models.CharField(max_length=40)
    random_seed = models.BigIntegerField()
    settings = models.JSONField()
    plan_digest = models.CharField(max_length=64)
    released_until = models.BigIntegerField(
        default=0, help_text="Duplicates are judged against what was released up to this id."
    )
    created_by = models.ForeignKey(
        django_settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="runs"
    )
    created_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    endpoints = models.JSONField(
        default=dict, help_text="Which endpoint each role is given to, as resolved when planned."
    )
    prompts = models.JSONField(default=dict, help_text="Prompt texts and their hashes, by name.")
    tokens_spent = models.BigIntegerField(default=0)
    money_spent = models.FloatField(default=0.0)
    seconds_spent = models.FloatField(default=0.0, help_text="running, before it last went on")
    went_on_at = models.DateTimeField(null=True, help_text="when it last began to run")
    stopped_because = models.CharField(
        max_length=300, blank=True, default="", help_text="Why it was paused by itself."
    )
    leader = models.CharField(max_length=120, blank=True, default="")
    led_until = models.DateTimeField(null=True)

    objects = RunQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Run {self.pk}: {self.name}"

    @property
    def shown_status(self) -> str:
        """The status that is true now, even where no sweep has come by to store it."""
        if self.status == RunStatus.RUNNING and self.leader and self.led_until:
            return RunStatus.INTERRUPTED if self.led_until < timezone.now() else self.status
        return self.status


class EpisodeQuerySet(models.QuerySet["Episode"]):
    def with_work(self) -> EpisodeQuerySet:
        """With the bodies that other queries leave out: configuration, checkpoint, draft record."""
        return self.defer(None)

    def of(self, run_id: int) -> EpisodeQuerySet:
        return self.filter(run_id=run_id)

    def in_order(self) -> EpisodeQuerySet:
        return self.order_by("run_id", "number")

    def due(self, now: datetime, leader: str = "") -> EpisodeQuerySet:
        """Waiting, past the time before which they should not be tried again, and in a run
        that is led by ``leader`` (workers: by nobody)."""
        return self.filter(
            status=EpisodeStatus.WAITING,
            not_before__lte=now,
            run__status=RunStatus.RUNNING,
            run__leader=leader,
        )

    def waiting(self) -> EpisodeQuerySet:
        return self.filter(status=EpisodeStatus.WAITING)

    def held_by(self, owner: str) -> EpisodeQuerySet:
        return self.filter(status=EpisodeStatus.RUNNING, lease_owner=owner)

    def in_flight(self) -> EpisodeQuerySet:
        return self.filter(status=EpisodeStatus.RUNNING)

    def derived(self) -> EpisodeQuerySet:
        return self.filter(status=EpisodeStatus.DERIVED)

    def failed(self) -> EpisodeQuerySet:
        return self.filter(status=EpisodeStatus.FAILED)

    def settled(self) -> EpisodeQuerySet:
        return self.filter(status__in=EPISODE_ENDS)

    def open(self) -> EpisodeQuerySet:
        """Still to be worked on: a derived episode with a higher number has to wait for these."""
        return self.filter(status__in=[EpisodeStatus.WAITING, EpisodeStatus.RUNNING])

    def unsettled(self) -> EpisodeQuerySet:
        return self.exclude(status__in=EPISODE_ENDS)

    def counts(self) -> dict[str, int]:
        """How many episodes are in each status; statuses without any are left out."""
        rows = self.order_by().values_list("status").annotate(n=models.Count("pk"))
        return {str(status): n for status, n in rows}


class _WithoutBodies(models.Manager["Episode"]):
    """Leaves out the bodies, which are large, unless ``with_work()`` asks for them."""

    def get_queryset(self) -> models.QuerySet[Episode]:
        return super().get_queryset().defer("configuration", "checkpoint", "draft_record")


EpisodeManager = _WithoutBodies.from_queryset(EpisodeQuerySet)


class Episode(models.Model):
    """The work on one configuration, and where it stands.

    ``checkpoint`` is what the finished iterations gave. ``draft_record`` is what was
    derived (``services.derived``) while the episode waits for the lower-numbered ones.
    """

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="episodes")
    number = models.PositiveIntegerField()
    status = models.CharField(
        max_length=10, choices=EpisodeStatus.choices, default=EpisodeStatus.WAITING
    )
    domain = models.CharField(max_length=20, default="")
    configuration = JsonTextField()
    checkpoint = JsonTextField(null=True)
    draft_record = JsonTextField(null=True)
    iteration = models.PositiveSmallIntegerField(default=0)
    early_ends = models.JSONField(
        default=list, help_text="Why explorations ended before the model had seen enough."
    )
    failure_kind = models.CharField(max_length=60, blank=True, default="")
    failure_reason = models.TextField(blank=True, default="")
    tries = models.PositiveSmallIntegerField(default=0)
    revivals = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(default=timezone.now)
    lease_owner = models.CharField(max_length=120, blank=True, default="")
    lease_until = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    seconds = models.FloatField(default=0.0)

    objects = EpisodeManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="episode_once_in_a_run"),
            models.CheckConstraint(
                condition=~Q(status=EpisodeStatus.RUNNING)
                | (~Q(lease_owner="") & Q(lease_until__isnull=False)),
                name="episode_running_is_leased",
            ),
        ]
        indexes = [
            models.Index(fields=["run", "status", "number"], name="episode_by_status"),
            models.Index(
                F("lease_until"),
                condition=Q(status=EpisodeStatus.RUNNING),
                name="episode_leases",
            ),
        ]

    def __str__(self) -> str:
        return f"Episode {self.number} of run {self.run_id}"
