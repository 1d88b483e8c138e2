package dev.coopclaims.app.operation;

import dev.coopclaims.kernel.Actor;
import dev.coopclaims.kernel.claim.ClaimId;
import dev.coopclaims.kernel.claim.CommentId;
import dev.coopclaims.kernel.claim.CostId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.kernel.earning.EarningId;
import dev.coopclaims.kernel.fund.FundId;
import dev.coopclaims.kernel.invoice.InvoiceId;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.time.EarningPeriod;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description of the HTTP API at {@code /v3/api-docs}, generated from the endpoints. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
    private static final String BEARER = "bearer";
    private static final List<Class<?>> TEXTS = List.of(
            ClaimId.class,
            CostId.class,
            DocumentId.class,
            CommentId.class,
            FundId.class,
            EarningId.class,
            InvoiceId.class,
            OrganisationId.class,
            UserId.class,
            EarningPeriod.class);

    @Bean
    OpenApiCustomizer problemResponses() {
        return new ProblemResponses();
    }

    @Bean
    OpenAPI openApi() {
        SpringDocUtils types = SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
        TEXTS.forEach(text -> types.replaceWithClass(text, String.class));
        ObjectSchema money = new ObjectSchema();
        money.addProperty("amount", new StringSchema().example("1250.00"));
        money.addProperty("currency", new StringSchema().example("EUR"));
        money.setRequired(List.of("amount", "currency"));
        types.replaceWithSchema(Money.class, money);
        return new OpenAPI()
                .info(new Info()
                        .title("coop-claims")
                        .version("0.1")
                        .description("Co-op marketing fund claims: commands, views and history. Errors are RFC 9457"
                                + " problem+json."))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }
}
