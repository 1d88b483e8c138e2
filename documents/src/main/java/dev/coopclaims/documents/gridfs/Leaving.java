package dev.coopclaims.documents.gridfs;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import dev.coopclaims.documents.ContentId;
import dev.coopclaims.documents.gridfs.Register.State;
import java.util.Optional;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes contents that leave, with all of their bytes, and gives their owner the space back. */
record Leaving(MongoCollection<Document> files, MongoCollection<Document> chunks, Register register, Usage usage) {
    private static final Logger log = LoggerFactory.getLogger(Leaving.class);

    /**
     * Cleans up after a failure that the caller will see; the sweep removes what cannot be removed now. Nobody else has
     * seen the id, so the bytes are removed whatever the register says: the line may be gone (swept meanwhile), or
     * released with the answer to the release lost.
     *
     * @param taken of the owner's space
     */
    void quietly(ContentId id, Optional<Usage.Share> taken) {
        try {
            if (!register.move(id, State.QUARANTINED, State.LEAVING)) {
                register.move(id, State.STORED, State.LEAVING);
            }
            if (!remove(id)) {
                taken.ifPresent(usage::giveBack);
            }
        } catch (RuntimeException e) {
            log.warn("Could not clean up {}; the sweep will do it later", id, e);
        }
    }

    /** Whether its line told its size, which was given back. */
    boolean remove(ContentId id) {
        files.deleteOne(eq("_id", id.value()));
        chunks.deleteMany(eq("files_id", id.value()));
        Optional<Usage.Share> share = register.remove(id);
        share.ifPresent(usage::giveBack);
        return share.isPresent();
    }
}
