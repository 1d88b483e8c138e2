package dev.coopclaims.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which of two answers of the database is kept. */
class DocumentCacheTest {
    private static final String KEY = "person-1";

    private final DocumentCache<Text> cache = new DocumentCache<>();

    record Text(String text) {}

    /** An erasure folds a document again and leaves its position as it is. */
    @Test
    void who_read_before_an_erasure_does_not_bring_the_text_back() {
        long before = cache.changes();
        Optional<ViewDocument<Text>> clear = document(7, "Ann");
        cache.forget(List.of(KEY));
        cache.put(cache.changes(), KEY, document(7, "erased"));

        cache.put(before, KEY, clear);

        assertThat(known()).isEqualTo("erased");
    }

    @Test
    void a_later_document_replaces_an_earlier_one_and_is_not_replaced_by_it() {
        long before = cache.changes();
        cache.put(before, KEY, document(7, "earlier"));
        cache.put(before, KEY, document(8, "later"));
        assertThat(known()).isEqualTo("later");

        cache.put(before, KEY, document(7, "earlier"));
        assertThat(known()).isEqualTo("later");
    }

    private String known() {
        return Objects.requireNonNull(cache.get(KEY))
                .document()
                .orElseThrow()
                .content()
                .text();
    }

    private static Optional<ViewDocument<Text>> document(long position, String text) {
        return Optional.of(new ViewDocument<>(KEY, position, new Text(text)));
    }
}
