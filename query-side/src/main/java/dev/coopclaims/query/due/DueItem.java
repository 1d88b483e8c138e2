package dev.coopclaims.query.due;

import com.mongodb.client.model.Indexes;
import dev.coopclaims.kernel.AggregateId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.time.Deadline;
import dev.coopclaims.kernel.time.Reminder;
import dev.coopclaims.query.projection.View;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that is due at an instant, as the events told it; it is gone once an event says that it happened or is no longer
 * needed.
 *
 * @param subject the aggregate, or the funds of a period, that it concerns; items of one subject are done in order
 * @param organisation whose it is
 * @param due from this instant on something is to be done: the time of the first step
 * @param deadline the deadline that it rests on, as people were told it; absent if there is none
 * @param steps what is to be done and when, the earliest first; at least one
 */
public record DueItem(
        DueKind kind,
        String subject,
        OrganisationId organisation,
        Instant due,
        @Nullable Deadline deadline,
        List<Step> steps) {
    static final String KIND = "kind";
    static final String DUE = "due";
    private static final String BETWEEN = ".";

    public static final View<DueItem> VIEW = new View<>(
            "due",
            1,
            DueItem.class,
            new DueFold(),
            List.of(Indexes.ascending(DUE, "_id"), Indexes.ascending(KIND, DUE, "_id")));

    public DueItem {
        steps = List.copyOf(steps);
    }

    /**
     * One of the things to be done.
     *
     * @param of what tells it from the others: how many days are left, or which request it is about; empty if it is alone
     */
    public record Step(String of, Instant at) {}

    /** An item whose time is the end of a deadline. */
    static DueItem at(DueKind kind, AggregateId subject, OrganisationId organisation, Deadline deadline) {
        return new DueItem(
                kind,
                subject.value(),
                organisation,
                deadline.before(),
                deadline,
                List.of(new Step("", deadline.before())));
    }

    /** The reminders of a deadline; nothing if none is left. */
    static @Nullable DueItem of(
            DueKind kind,
            AggregateId subject,
            OrganisationId organisation,
            Deadline deadline,
            List<Reminder> reminders) {
        List<Step> steps = reminders.stream()
                .map(reminder -> new Step(Integer.toString(reminder.daysLeft()), reminder.at()))
                .toList();
        return steps.isEmpty()
                ? null
                : new DueItem(
                        kind, subject.value(), organisation, steps.getFirst().at(), deadline, steps);
    }

    /** With one more step, or with another time of one that it has. */
    static DueItem with(
            @Nullable DueItem before, DueKind kind, String subject, OrganisationId organisation, Step step) {
        Stream<Step> others = before == null
                ? Stream.empty()
                : before.steps.stream().filter(one -> !one.of().equals(step.of()));
        List<Step> steps = Stream.concat(others, Stream.of(step))
                .sorted(Comparator.comparing(Step::at).thenComparing(Step::of))
                .toList();
        return new DueItem(kind, subject, organisation, steps.getFirst().at(), null, steps);
    }

    /** Without a step; nothing if it was the last one. */
    @Nullable
    DueItem without(String of) {
        return after(steps.stream().filter(step -> !step.of().equals(of)).toList());
    }

    /** A reminder was given: those with fewer days left are to come; nothing if there are none. */
    @Nullable
    DueItem reminded(int daysLeft) {
        return after(steps.stream()
                .filter(step -> Integer.parseInt(step.of()) < daysLeft)
                .toList());
    }

    private @Nullable DueItem after(List<Step> left) {
        return left.isEmpty()
                ? null
                : new DueItem(kind, subject, organisation, left.getFirst().at(), deadline, left);
    }

    /** The key of the item of a kind that concerns the subject; there is at most one. */
    static String key(String subject, DueKind kind) {
        return subject + BETWEEN + kind;
    }

    /** The kind that a key names. */
    static DueKind kindOf(String key) {
        return DueKind.valueOf(key.substring(key.lastIndexOf(BETWEEN) + 1));
    }
}
