package dev.coopclaims.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.StoredEventNames;
import dev.coopclaims.kernel.claim.InternalNoteAdded;
import dev.coopclaims.query.QuerySide;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.history.HistoryEntry;
import dev.coopclaims.query.overview.ListedClaim;
import java.util.List;
import java.util.Set;
import org.axonframework.serialization.AnnotationRevisionResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What can no longer be read as it was stored is never read: it stands in a collection of another name. */
class StoredShapeTest {
    /** A document that keeps events whole. */
    public record Keeping(long number, DomainEvent what) {}

    /** Two that differ in one component, deep in a list. */
    public record One(List<One.Inner> inner) {
        /** With two components. */
        public record Inner(String text, long number) {}
    }

    /** The other. */
    public record Other(List<Other.Inner> inner) {
        /** With one of another type. */
        public record Inner(String text, String number) {}
    }

    @Test
    void a_component_of_another_type_makes_another_collection() {
        assertThat(view(One.class).collection()).startsWith("view_some_v1_").hasSize(21);
        assertThat(view(One.class).collection()).isEqualTo(view(One.class).collection());
        assertThat(view(Other.class).collection()).isNotEqualTo(view(One.class).collection());
    }

    @Test
    void a_view_that_keeps_events_whole_stands_for_each_in_its_revision() {
        AnnotationRevisionResolver revisions = new AnnotationRevisionResolver();
        String shape = StoredShape.text(HistoryEntry.class);
        StoredEventNames.CLASSES.forEach(
                (name, type) -> assertThat(shape).contains("\n" + name + "@" + revisions.revisionOf(type) + "\n"));
        assertThat(shape)
                .contains(InternalNoteAdded.class.getSimpleName() + " claim:")
                .contains("SupplierInvoice supplierName:java.lang.String");
        assertThat(StoredShape.text(Keeping.class)).contains("coop.claim.ClaimSubmitted@1");
        assertThat(StoredShape.text(ListedClaim.class)).doesNotContain("@1");
    }

    @Test
    void every_view_has_a_collection_of_its_own() {
        assertThat(QuerySide.views().stream().map(View::collection))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("view_[a-z]+_v\\d+_[0-9a-f]{8}"));
    }

    private static <V extends Record> View<V> view(Class<V> type) {
        return new View<>(
                "some",
                1,
                type,
                new Fold<>() {
                    @Override
                    public Set<String> keys(RecordedEvent event) {
                        return Set.of();
                    }

                    @Override
                    public @Nullable V apply(String key, @Nullable V view, RecordedEvent event) {
                        return view;
                    }
                },
                List.of());
    }
}
