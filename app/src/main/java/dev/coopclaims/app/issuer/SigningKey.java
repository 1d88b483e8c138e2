package dev.coopclaims.app.issuer;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs the demonstration's tokens (ECDSA on P-256). It is kept in the database, so that several processes
 * on one database agree and a token outlives a restart. The first process that asks creates it.
 */
final class SigningKey {
    static final String COLLECTION = "demonstrationIssuerKeys";

    private static final String ID = "signing-key";
    private static final String JWK = "jwk";

    private SigningKey() {}

    static ECKey readOrCreate(MongoCollection<Document> keys) {
        ECKey known = read(keys);
        if (known != null) {
            return known;
        }
        try {
            keys.insertOne(new Document("_id", ID).append(JWK, generate().toJSONString()));
        } catch (DuplicateKeyException raced) {
            return stored(keys);
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failed;
            }
        }
        return stored(keys);
    }

    static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException noCurve) {
            throw new IllegalStateException("this JDK has no P-256", noCurve);
        }
    }

    private static ECKey stored(MongoCollection<Document> keys) {
        ECKey key = read(keys);
        if (key == null) {
            throw new IllegalStateException("the signing key was removed while starting");
        }
        return key;
    }

    private static @Nullable ECKey read(MongoCollection<Document> keys) {
        Document found = keys.find(Filters.eq("_id", ID)).first();
        try {
            return found == null ? null : ECKey.parse(found.getString(JWK));
        } catch (ParseException damaged) {
            throw new IllegalStateException("the signing key in " + COLLECTION + " is damaged", damaged);
        }
    }
}
