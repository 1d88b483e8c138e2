package dev.coopclaims.query.operations;

import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.query.projection.DeadLetter;
import dev.coopclaims.query.projection.ProjectionStatus;
import dev.coopclaims.query.projection.Projections;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The state of this node's views, and their rebuild. */
@RestController
@Tag(name = "Operations")
public final class ProjectionsEndpoint {

    private final Projections projections;

    public ProjectionsEndpoint(Projections projections) {
        this.projections = projections;
    }

    @GetMapping("/api/projections")
    @AllowedTo(Access.OPERATORS)
    @Operation(summary = "Every view: position, lag, rebuild, last error")
    public ProjectionsBody projections() {
        return new ProjectionsBody(
                projections.status().stream().map(ProjectionBody::of).toList());
    }

    @PostMapping("/api/projections/{name}/replay")
    @AllowedTo(Access.OPERATORS)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Rebuilds a view from the log",
            description =
                    "The view does not answer during the rebuild. Only members and organisations do, because every"
                            + " answer needs them.")
    public void replay(@PathVariable String name) {
        projections.replay(name);
    }

    @GetMapping("/api/projections/{name}/dead-letters")
    @AllowedTo(Access.OPERATORS)
    @Operation(
            summary = "What stands still in a view because one of its events could not be applied",
            description = "The first 500 by their keys, with a tilde for each slash of a key, as an address needs it."
                    + " Everything else goes on. What stands still is not shown: asked for by itself it is 503,"
                    + " lists leave it out and say `incomplete`.")
    public DeadLettersBody deadLetters(@PathVariable String name) {
        return new DeadLettersBody(projections.deadLetters(name).stream()
                .map(letter -> letter.called(DeadLetterKey.shown(letter.key())))
                .toList());
    }

    @PostMapping("/api/projections/{name}/dead-letters/{key}/retry")
    @AllowedTo(Access.OPERATORS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Makes anew from the log what stands still",
            description =
                    "For when the code was repaired. 409 when an event still cannot be applied; the dead letter then"
                            + " tells what failed this time.")
    public void retry(@PathVariable String name, @PathVariable String key) {
        projections.retry(name, DeadLetterKey.of(key));
    }

    /** What stands still in one view. */
    public record DeadLettersBody(List<DeadLetter> items) {}

    /** All views. */
    public record ProjectionsBody(List<ProjectionBody> items) {}

    /**
     * One view.
     *
     * @param eventsPerSecond of the last rebuild since the start
     * @param overfull documents that have grown beyond what the database keeps and stand still
     * @param deadLetters what stands still because one of its events could not be applied
     */
    public record ProjectionBody(
            String name,
            long position,
            long head,
            long lag,
            boolean replaying,
            @Nullable Long eventsPerSecond,
            @Nullable String lastError,
            long overfull,
            long deadLetters) {

        static ProjectionBody of(ProjectionStatus status) {
            return new ProjectionBody(
                    status.name(),
                    status.position(),
                    status.head(),
                    status.lag(),
                    status.replaying(),
                    status.eventsPerSecond(),
                    status.lastError(),
                    status.overfull(),
                    status.parked());
        }
    }
}
