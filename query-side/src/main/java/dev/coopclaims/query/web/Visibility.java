package dev.coopclaims.query.web;

import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.Role;
import java.util.EnumSet;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Whose claims, documents, funds and events somebody may see. Everything else is answered as if it did not exist.
 */
public sealed interface Visibility {

    /** Whether things of every organisation can be seen. */
    default boolean seesEverybody() {
        return this instanceof Everything;
    }

    /** Whether things of this organisation can be seen. */
    boolean sees(OrganisationId organisation);

    /**
     * The same as a condition of a query.
     *
     * @param field the stored field that holds the organisation's id
     */
    Bson filter(String field);

    /** Vendor roles see every organisation; partners and machines only their own; operators nothing. */
    static Visibility of(Actor actor) {
        if (actor.isVendor()) {
            return new Everything();
        }
        Set<Role> ofAnOrganisation =
                EnumSet.of(Role.PARTNER_USER, Role.PARTNER_ADMIN, Role.GLOBAL_ADMIN, Role.INTEGRATOR);
        return actor.roles().stream().anyMatch(ofAnOrganisation::contains)
                ? new Own(actor.organisation())
                : new Nothing();
    }

    /** Things of every organisation. */
    record Everything() implements Visibility {

        @Override
        public boolean sees(OrganisationId organisation) {
            return true;
        }

        @Override
        public Bson filter(String field) {
            return new BsonDocument();
        }
    }

    /** Things of one organisation. */
    record Own(OrganisationId mine) implements Visibility {

        @Override
        public boolean sees(OrganisationId organisation) {
            return mine.equals(organisation);
        }

        @Override
        public Bson filter(String field) {
            return Filters.eq(field, mine.value());
        }
    }

    /** Things of nobody. */
    record Nothing() implements Visibility {

        @Override
        public boolean sees(OrganisationId organisation) {
            return false;
        }

        @Override
        public Bson filter(String field) {
            return Filters.in(field);
        }
    }
}
