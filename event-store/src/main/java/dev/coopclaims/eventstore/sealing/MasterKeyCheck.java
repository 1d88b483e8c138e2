package dev.coopclaims.eventstore.sealing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Proves that the master keys given are those of the installation, before anything is sealed or opened. */
final class MasterKeyCheck {

    private static final byte[] PROOF = "the master key of this installation".getBytes(StandardCharsets.UTF_8);

    private MasterKeyCheck() {}

    /** @throws UnusableMasterKeyException with one sentence when they are not */
    static void of(KeyDocuments documents, MasterKeys master) {
        List<Document> proofs = documents.checks();
        if (proofs.isEmpty() && documents.hasKeys()) {
            throw new UnusableMasterKeyException("the collection " + StoredFieldKeys.MASTER_COLLECTION
                    + " is gone, although keys are wrapped under a master key: restore it from a backup");
        }
        proofs.forEach(stored -> prove(documents, master, stored));
        int current = master.current();
        if (documents.check(current) == null) {
            documents.storeCheck(current, master.wrap(current, PROOF, context(current)));
            Document stored = documents.check(current);
            if (stored != null) {
                prove(documents, master, stored); // another process may have been first, with another key
            }
        }
    }

    private static void prove(KeyDocuments documents, MasterKeys master, Document stored) {
        int version = stored.getInteger("_id");
        if (!master.has(version)) {
            if (documents.uses(version)) {
                throw new UnusableMasterKeyException("the master key of version " + version
                        + " is not given, although keys of personal data are wrapped under it");
            }
            return;
        }
        byte @Nullable [] proof =
                master.unwrap(version, stored.get("key", Binary.class).getData(), context(version));
        if (!Arrays.equals(proof, PROOF)) {
            throw new UnusableMasterKeyException(
                    "the master key of version " + version + " is not the one that this installation was started with");
        }
    }

    private static String context(int version) {
        return "master#" + version;
    }
}
