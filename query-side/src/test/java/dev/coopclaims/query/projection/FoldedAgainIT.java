package dev.coopclaims.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CommentAdded;
import dev.coopclaims.kernel.claim.CommentId;
import dev.coopclaims.kernel.erasure.ErasureId;
import dev.coopclaims.kernel.erasure.ErasureKind;
import dev.coopclaims.kernel.erasure.KeysDestroyed;
import dev.coopclaims.kernel.organisation.OrganisationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When keys are gone, no document of a view says any more what they sealed, whatever becomes of it (H-6). */
class FoldedAgainIT extends TallyNodes {
    private static final String MARK = "Marcus-Marker";
    private static final OrganisationId ORGANISATION = new OrganisationId("org-1");
    private static final ErasureId ERASURE = ErasureId.of(ErasureKind.CLAIM, claim(1).value());
    private static final ProjectionSettings TWO_SEGMENTS = new ProjectionSettings(50, 2, 2, 200);

    private final SealedLog sealed = new SealedLog(log);

    private static ClaimId claim(int number) {
        return new ClaimId("claim-018f0000-0000-7000-8000-%012d".formatted(number));
    }

    private void says(int claim, String text) {
        CommentId comment = new CommentId("comment-018f0000-0000-7000-8000-000000000001");
        log.append(claim(claim).value(), new CommentAdded(claim(claim), ORGANISATION, comment, text, null), Map.of());
    }

    private void destroyKeysOf(List<String> streams) {
        sealed.destroyKeys();
        log.append(ERASURE.value(), new KeysDestroyed(ERASURE, ORGANISATION, streams), Map.of());
    }

    private Projections running(View<Pile> view, ProjectionSettings settings) throws InterruptedException {
        Projections projections = started(projections(List.of(view), sealed, claims(settings), settings));
        awaitView(projections, view);
        return projections;
    }

    private void awaitView(Projections projections, View<Pile> view) throws InterruptedException {
        assertThat(projections.awaitPosition(view, log.head(), WAIT_MILLIS))
                .as("%s", projections.status())
                .isTrue();
    }

    private List<String> stored(View<Pile> view) {
        return database.getCollection(view.collection())
                .find()
                .map(Document::toJson)
                .into(new ArrayList<>());
    }

    private static View<Pile> poisoned(Predicate<String> text) {
        return Poisoned.poisoned(
                Pile.VIEW,
                key -> true,
                event -> event.payload() instanceof CommentAdded said && text.test(said.text()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_document_is_folded_again_and_others_stay(int segments) throws InterruptedException {
        says(1, MARK);
        says(2, "another's");
        Projections projections = running(Pile.VIEW, segments == 1 ? ONE_SEGMENT : TWO_SEGMENTS);
        assertThat(stored(Pile.VIEW)).anyMatch(document -> document.contains(MARK));

        destroyKeysOf(List.of(claim(1).value()));
        awaitView(projections, Pile.VIEW);

        assertThat(stored(Pile.VIEW))
                .hasSize(2)
                .noneMatch(document -> document.contains(MARK))
                .anyMatch(document -> document.contains("\"erased\""))
                .anyMatch(document -> document.contains("another's"));
    }

    @Test
    void a_document_that_stands_still_loses_what_it_said_before() throws InterruptedException {
        View<Pile> view = poisoned("poison"::equals);
        says(1, MARK);
        Projections projections = running(view, ONE_SEGMENT);
        says(1, "poison");
        awaitView(projections, view);
        assertThat(projections.deadLetters("pile")).hasSize(1);
        assertThat(stored(view)).singleElement().asString().contains(MARK);

        destroyKeysOf(List.of(claim(1).value()));
        awaitView(projections, view);

        assertThat(stored(view)).singleElement().asString().doesNotContain(MARK).contains("parked");
    }

    @Test
    void what_cannot_be_folded_any_more_stands_still_without_its_texts_and_the_view_goes_on()
            throws InterruptedException {
        View<Pile> view = poisoned(SealedLog.ERASED::equals);
        says(1, MARK);
        says(1, MARK + " again");
        Projections projections = running(view, ONE_SEGMENT);

        destroyKeysOf(List.of(claim(1).value()));
        log.append("org-2", new KeysDestroyed(ERASURE, ORGANISATION, List.of()), Map.of()); // the view goes on
        awaitView(projections, view);

        assertThat(projections.status().getFirst().lastError()).isNull();
        assertThat(projections.standing(view).parked()).isTrue();
        assertThat(projections.deadLetters("pile")).singleElement().satisfies(letter -> {
            assertThat(letter.position()).isZero();
            assertThat(letter.waiting()).isOne();
        });
        assertThat(stored(view)).singleElement().asString().doesNotContain(MARK);
    }

    @Test
    void more_streams_than_the_log_reads_at_once_are_folded_again() throws InterruptedException {
        says(1, MARK);
        Projections projections = running(Pile.VIEW, ONE_SEGMENT);
        List<String> streams = new ArrayList<>(List.of(claim(1).value()));
        for (int other = 2; other < 1_500; other++) {
            streams.add(claim(other).value());
        }

        destroyKeysOf(streams);
        awaitView(projections, Pile.VIEW);

        assertThat(stored(Pile.VIEW)).singleElement().asString().doesNotContain(MARK);
    }

    /** Record 53, A7: who tries a dead letter again has read in the clear what is erased meanwhile. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_dead_letter_that_is_tried_again_meanwhile_is_not_written_in_the_clear(boolean moreEventsWait)
            throws InterruptedException {
        AtomicInteger failures = new AtomicInteger(1);
        View<Pile> view = poisoned(text -> text.equals("first") && failures.getAndUpdate(left -> 0) > 0);
        says(1, "first");
        says(1, MARK);
        Projections projections = running(view, ONE_SEGMENT);
        assertThat(projections.deadLetters("pile")).hasSize(1);

        sealed.afterTheNextPage(() -> {
            destroyKeysOf(List.of(claim(1).value()));
            if (moreEventsWait) {
                says(1, "later");
            }
            try {
                awaitView(projections, view);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        });
        projections.retry("pile", claim(1).value());
        awaitView(projections, view);

        assertThat(projections.deadLetters("pile")).isEmpty();
        assertThat(stored(view)).singleElement().asString().doesNotContain(MARK).contains("erased");
    }
}
