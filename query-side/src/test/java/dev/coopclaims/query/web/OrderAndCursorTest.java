package dev.coopclaims.query.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coopclaims.kernel.refusal.Refusal;
import java.util.Base64;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonJavaScript;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;

class OrderAndCursorTest {

    private static final Cursor CURSORS = new Cursor("a secret of the installation, long".getBytes(UTF_8));
    private static final BsonArray PLACE = new BsonArray(List.of(new BsonInt64(7), new BsonString("claim-1")));

    /** What a query would run, or compare with in another way than with a value. */
    private static final List<BsonValue> OPERATORS = List.of(
            BsonDocument.parse("{$ne: null}"),
            BsonDocument.parse("{$where: '1'}"),
            new BsonRegularExpression("^(a+)+b\\1"),
            new BsonArray(List.of(new BsonString("a"))),
            new BsonJavaScript("1"),
            new BsonMinKey());

    @Test
    void a_cursor_leads_back_to_its_place() {
        assertThat(CURSORS.decode("claims of org-1", CURSORS.encode("claims of org-1", PLACE)))
                .isEqualTo(PLACE);
    }

    @Test
    void a_cursor_is_as_short_as_its_place() {
        assertThat(CURSORS.encode("claims of org-1", PLACE)).hasSizeLessThan(160);
    }

    @Test
    void a_cursor_is_good_for_its_own_list_alone() {
        String cursor = CURSORS.encode("claims of org-1", PLACE);

        assertMalformed("claims of org-2", cursor);
    }

    @Test
    void a_cursor_that_was_tampered_with_is_refused_wherever_it_was() {
        byte[] bytes = Base64.getUrlDecoder().decode(CURSORS.encode("q", PLACE));

        for (int i = 0; i < bytes.length; i++) {
            byte[] tampered = bytes.clone();
            tampered[i] ^= 1;
            assertMalformed("q", Base64.getUrlEncoder().withoutPadding().encodeToString(tampered));
        }
    }

    @Test
    void a_cursor_that_somebody_else_made_is_refused_whatever_it_holds() {
        Cursor forger = new Cursor("another secret, which is as long as".getBytes(UTF_8));
        for (BsonValue operator : OPERATORS) {
            assertMalformed("q", forger.encode("q", new BsonArray(List.of(operator, new BsonString("claim-0")))));
        }
        assertThatThrownBy(() -> new Cursor(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_place_of_other_values_than_the_order_has_is_never_asked_for() {
        Order order = Order.ascending("title");
        for (BsonValue operator : OPERATORS) {
            assertNoPlace(order, new BsonArray(List.of(operator, new BsonString("claim-0"))));
        }
        assertNoPlace(order, new BsonArray());
        assertNoPlace(order, new BsonArray(List.of(new BsonString("A"))));
        assertNoPlace(order, new BsonArray(List.of(new BsonString("A"), new BsonString("k"), new BsonString("x"))));
    }

    private static void assertNoPlace(Order order, BsonArray place) {
        assertThatThrownBy(() -> order.behind(place))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.MALFORMED));
    }

    @Test
    void what_is_no_cursor_at_all_is_refused() {
        assertMalformed("q", "%%%");
        assertMalformed("q", "AAAA");
        assertMalformed("q", "a".repeat(10_000));
    }

    @Test
    void a_place_is_made_of_the_ordered_fields_and_the_key() {
        BsonDocument stored = BsonDocument.parse("{_id: 'k', a: {b: 3}}");

        assertThat(Order.descending("a.b").thenAscending("missing").placeOf(stored))
                .isEqualTo(new BsonArray(List.of(new BsonInt32(3), BsonNull.VALUE, new BsonString("k"))));
    }

    @Test
    void a_page_has_a_bounded_size() {
        assertThat(PageRequest.of(null, "")).isEqualTo(new PageRequest(50, null));
        assertThat(PageRequest.of(500, "c")).isEqualTo(new PageRequest(500, "c"));
        assertThatThrownBy(() -> PageRequest.of(0, null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> PageRequest.of(501, null)).isInstanceOf(Refusal.class);
    }

    private static void assertMalformed(String query, String cursor) {
        assertThatThrownBy(() -> CURSORS.decode(query, cursor))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.MALFORMED));
    }
}
