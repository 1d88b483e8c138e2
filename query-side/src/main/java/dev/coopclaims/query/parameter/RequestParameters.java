package dev.coopclaims.query.parameter;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.catalogue.Catalogues;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.query.organisation.RegisteredOrganisation;
import dev.coopclaims.query.web.Read;
import org.jspecify.annotations.Nullable;

/**
 * Checks what requests name: a misspelt name is refused with the valid ones, instead of being answered with an empty
 * list.
 */
public final class RequestParameters {
    private final Catalogues catalogues;

    public RequestParameters(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    /**
     * Checks the parameter {@code programme}.
     *
     * @param given null: any
     * @throws Refusal MALFORMED when no version of the catalogue has such a programme
     */
    public void programme(@Nullable String given) {
        if (given != null && catalogues.now().programme(given).isEmpty()) {
            throw Refusal.of(
                    RequestCode.PARAMETER_NOT_ONE_OF,
                    "programme",
                    String.join(", ", catalogues.now().programmes().keySet()));
        }
    }

    /**
     * Checks the parameter {@code organisation}.
     *
     * @param given null: all that the reader may see
     * @throws Refusal MALFORMED when it is not an id; NOT_FOUND, in the same words, when it does not exist or is not
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
            throw Refusal.of(RequestCode.NO_SUCH_ORGANISATION);
        }
    }

    private static OrganisationId id(String given) {
        try {
            return new OrganisationId(given);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.of(RequestCode.ORGANISATION_EXPECTED);
        }
    }
}
