package dev.coopclaims.app.storedform;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The only mapper for event payloads. Absent values are left out; exact decimals, dates and instants (ISO) are text.
 * The stored form, which is kept for ever, depends on no library default. Changing this mapper changes stored forms,
 * which a test refuses.
 */
public final class EventJson {

    private EventJson() {}

    public static JsonMapper mapper() {
        return JsonMapper.builder()
                .addModule(new KernelModule())
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .changeDefaultPropertyInclusion(ignored ->
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .withConfigOverride(
                        BigDecimal.class,
                        override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
                .build();
    }
}
