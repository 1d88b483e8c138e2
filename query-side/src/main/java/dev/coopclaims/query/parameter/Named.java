package dev.coopclaims.query.parameter;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.query.organisation.RegisteredOrganisation;
import dev.coopclaims.query.web.Read;
import org.jspecify.annotations.Nullable;

/** What requests name: a misspelt name is told, with what would be right, instead of an answer that holds nothing. */
public final class Named {
    private final Catalogue catalogue;

    public Named(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Checks the parameter {@code programme}.
     *
     * @param given null: any
     * @throws Refusal MALFORMED when the catalogue knows none of that code
     */
    public void programme(@Nullable String given) {
        if (given != null && catalogue.programme(given).isEmpty()) {
            throw Refusal.malformed("programme is one of "
                    + String.join(", ", catalogue.programmes().keySet()));
        }
    }

    /**
     * Checks the parameter {@code organisation}.
     *
     * @param given null: whatever who reads sees
     * @throws Refusal MALFORMED when it is no id; NOT_FOUND, in the same words whether there is none or it is not
     *     theirs
     */
    public void organisation(@Nullable String given, Read read) {
        if (given == null) {
            return;
        }
        OrganisationId id = id(given);
        Actor actor = read.actor();
        boolean known = actor.isVendor()
                ? read.of(RegisteredOrganisation.VIEW).find(id.value()).isPresent()
                : id.equals(actor.organisation());
        if (!known) {
            throw Refusal.notFound("There is no such organisation.");
        }
    }

    private static OrganisationId id(String given) {
        try {
            return new OrganisationId(given);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.malformed("organisation is an id like org-adatum");
        }
    }
}
