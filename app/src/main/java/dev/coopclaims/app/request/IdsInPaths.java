package dev.coopclaims.app.request;

import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.claim.InformationItemId;
import dev.coopclaims.kernel.claim.UploadRequestId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.source.FundId;
import dev.coopclaims.kernel.source.InvoiceId;
import dev.coopclaims.kernel.source.PreApprovalId;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;
import org.springframework.web.bind.annotation.PathVariable;

/** Reads the ids in an address. An impossible id is answered as not found, not as malformed. */
final class IdsInPaths implements ConditionalGenericConverter {
    private static final String KERNEL = "dev.coopclaims.kernel.";
    /** An id that cannot be is answered as one that is not there: nobody learns more by a wrong id. */
    private static final Map<Class<?>, RequestCode> MISSING = Map.ofEntries(
            Map.entry(ClaimId.class, RequestCode.NO_SUCH_CLAIM),
            Map.entry(CostId.class, RequestCode.NO_SUCH_COST),
            Map.entry(DocumentId.class, RequestCode.NO_SUCH_DOCUMENT),
            Map.entry(FundId.class, RequestCode.NO_SUCH_FUND),
            Map.entry(InformationItemId.class, RequestCode.NO_SUCH_ITEM),
            Map.entry(InvoiceId.class, RequestCode.NO_SUCH_INVOICE),
            Map.entry(OrganisationId.class, RequestCode.NO_SUCH_ORGANISATION),
            Map.entry(PreApprovalId.class, RequestCode.NO_SUCH_PRE_APPROVAL),
            Map.entry(UploadRequestId.class, RequestCode.NO_SUCH_UPLOAD_REQUEST),
            Map.entry(UserId.class, RequestCode.NO_SUCH_MEMBER));

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, Record.class));
    }

    @Override
    public boolean matches(TypeDescriptor source, TypeDescriptor target) {
        return target.hasAnnotation(PathVariable.class)
                && target.getType().getName().startsWith(KERNEL);
    }

    /** @throws Refusal not found when it is not an id of that kind */
    @Override
    public Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor target) {
        String text = String.valueOf(source);
        try {
            return target.getType().getConstructor(String.class).newInstance(text);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof IllegalArgumentException) {
                throw Refusal.of(MISSING.getOrDefault(target.getType(), RequestCode.NOTHING_HERE));
            }
            throw new IllegalStateException(refused);
        } catch (ReflectiveOperationException noId) {
            throw new IllegalStateException(
                    "not an id type: " + target.getType().getName(), noId);
        }
    }
}
