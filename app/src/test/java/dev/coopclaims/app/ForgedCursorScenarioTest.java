package dev.coopclaims.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A cursor that somebody else made is never a query: whoever forges one is refused, and everybody else goes on. */
class ForgedCursorScenarioTest {
    private static final String LIST = "/api/claims?limit=1&sort=title";
    private static final List<String> PLACES = List.of(
            "['A', 'claim-0']",
            "[{$ne: null}, 'claim-0']",
            "[{$gt: ''}, 'claim-0']",
            "[{$regex: '^(a+)+b\\\\1'}, 'claim-0']",
            "[{$where: '1'}, 'claim-0']",
            "[{$foo: 1}, 'claim-0']",
            "['A']",
            "[]");

    private final RunningApplication application = RunningApplication.get();
    private final PartnerAtWork work = new PartnerAtWork();

    @Test
    void an_operator_in_a_cursor_is_refused_and_a_cursor_of_ours_goes_on() throws NoSuchAlgorithmException {
        work.start("walt", "First");
        work.start("walt", "Second");
        JsonNode first = work.readJson("walt", LIST);
        String next = first.path("next").asString();

        for (String place : PLACES) {
            assertRefused(forged(place));
            assertRefused(signedLike(next, place));
        }
        assertRefused(next.substring(1));
        assertRefused("A" + next);
        JsonNode second = work.readJson("walt", LIST + "&cursor=" + next);
        assertThat(second.path("items").size()).isEqualTo(1);
        assertThat(second.path("items")).isNotEqualTo(first.path("items"));
        assertThat(status("/api/claims?limit=1&sort=-title&cursor=" + next).statusCode())
                .isEqualTo(400);
    }

    private void assertRefused(String cursor) {
        HttpResponse<String> answer = status(LIST + "&cursor=" + cursor);
        assertThat(answer.statusCode()).as(cursor).isEqualTo(400);
        assertThat(answer.body()).contains("The cursor does not belong to this list. Start again without one.");
    }

    private HttpResponse<String> status(String path) {
        return application.send(application.as("walt", path));
    }

    /** As cursors were once: with a digest that needs no secret. */
    private static String forged(String place) throws NoSuchAlgorithmException {
        BsonArray values = BsonArray.parse(place);
        String query = "view_overview_v3\n{\"$and\": [{\"organisation\": \"org-wharfe\"}, {}]}\n"
                + "Order[fields=[By[field=title, ascending=true], By[field=_id, ascending=true]]]\n"
                + new BsonDocument("p", values).toJson();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(query.getBytes(StandardCharsets.UTF_8));
        String hex = HexFormat.of().formatHex(digest).substring(0, 32);
        return encoded(bson(new BsonDocument("p", values).append("d", new BsonString(hex))));
    }

    /** With the signature of a cursor that was given out. */
    private static String signedLike(String cursor, String place) {
        byte[] content = bson(new BsonDocument("p", BsonArray.parse(place)));
        return encoded(ByteBuffer.allocate(16 + content.length)
                .put(Base64.getUrlDecoder().decode(cursor), 0, 16)
                .put(content)
                .array());
    }

    private static byte[] bson(BsonDocument document) {
        ByteBuffer buffer = new RawBsonDocument(document, new BsonDocumentCodec())
                .getByteBuffer()
                .asNIO();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
