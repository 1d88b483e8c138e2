package dev.coopclaims.documents.gridfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.coopclaims.documents.ByteRange;
import dev.coopclaims.documents.ContentId;
import dev.coopclaims.documents.Samples;
import dev.coopclaims.documents.SweepResult;
import java.io.InputStream;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Confirming, discarding and sweeping. */
@ParameterizedClass
@EnumSource(ContentsBench.Server.class)
class ContentLifeIT extends ContentsBench {
    ContentLifeIT(Server server) {
        super(server);
    }

    @Test
    void a_discarded_content_is_gone_and_may_be_discarded_again() throws Exception {
        ContentId id = store();
        contents.discard(id);
        contents.discard(id);
        assertThat(contents.open(id)).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> contents.confirm(id));
        assertNothingLeft();
    }

    @Test
    void a_confirmed_content_may_be_confirmed_again_and_not_be_discarded() throws Exception {
        ContentId id = store();
        contents.confirm(id);
        contents.confirm(id);
        assertThatIllegalStateException().isThrownBy(() -> contents.discard(id));
        assertThat(contents.find(id)).isPresent();
    }

    @Test
    void the_sweep_takes_what_is_old_and_unconfirmed_and_nothing_else() throws Exception {
        ContentId confirmed = store();
        contents.confirm(confirmed);
        ContentId referenced = store();
        ContentId orphan = store();
        now.updateAndGet(instant -> instant.plus(HOURS));
        ContentId young = store();
        now.updateAndGet(instant -> instant.plusSeconds(1));

        SweepResult result = contents.sweepOrphans(HOURS, referenced::equals);

        assertThat(result).isEqualTo(new SweepResult(1, 1, false));
        assertThat(contents.find(orphan)).isEmpty();
        assertThat(List.of(confirmed, referenced, young))
                .allSatisfy(id -> assertThat(read(id, ByteRange.WHOLE)).isNotEmpty());
        assertThatIllegalStateException().isThrownBy(() -> contents.discard(referenced));
        assertThat(count("contents.files")).isEqualTo(3);
    }

    @Test
    void the_sweep_finds_what_a_killed_upload_left() {
        ContentId id = ContentId.generate();
        database.getCollection("contents.register")
                .insertOne(new Document("_id", id.value())
                        .append("state", "QUARANTINED")
                        .append("begunAt", Date.from(now.get())));
        database.getCollection("contents.chunks")
                .insertOne(new Document("files_id", id.value()).append("n", 0).append("data", new byte[10]));
        now.updateAndGet(instant -> instant.plus(HOURS).plusSeconds(1));
        assertThat(contents.sweepOrphans(HOURS, any -> true).removed()).isEqualTo(1);
        assertNothingLeft();
    }

    @Test
    void an_upload_that_is_swept_while_it_streams_fails_and_leaves_nothing() {
        InputStream slow = followedBy(Samples.pdf(600_000), () -> {
            now.updateAndGet(instant -> instant.plus(HOURS).plusSeconds(1));
            contents.sweepOrphans(HOURS, any -> false);
            return -1;
        });
        assertThatIllegalStateException().isThrownBy(() -> contents.store(slow, LIMITS, "a.pdf", BELONGS_TO));
        assertNothingLeft();
    }
}
