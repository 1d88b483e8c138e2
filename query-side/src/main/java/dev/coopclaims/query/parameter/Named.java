package dev.coopclaims.query.parameter;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogue;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.query.organisation.RegisteredOrganisation;
import dev.coopclaims.query.projection.ViewReader;
import org.jspecify.annotations.Nullable;

/** What requests name: a misspelt name is told, with what would be right, instead of an answer that holds nothing. */
public final class Named {
    private final Catalogue catalogue;
    private final ViewReader<RegisteredOrganisation> organisations;

    public Named(Catalogue catalogue, ViewReader<RegisteredOrganisation> organisations) {
        this.catalogue = catalogue;
        this.organisations = organisations;
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
     * Checks the parameter {@code organisation}. A read that asks here reads {@link RegisteredOrganisation#VIEW} too.
     *
     * @param given null: whatever the actor sees
     * @throws Refusal MALFORMED when it is no id; NOT_FOUND, in the same words whether there is none or it is not the
     *     actor's
     */
    public void organisation(@Nullable String given, Actor actor) {
        if (given == null) {
            return;
        }
        OrganisationId id = id(given);
        boolean known = actor.isVendor() ? organisations.find(id.value()).isPresent() : id.equals(actor.organisation());
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
