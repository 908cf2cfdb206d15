copy (
    select
        kpi_code,
        region_code,
        month,
        regexp_replace(cast(numerator as varchar), '\.?0+$', '') as numerator,
        regexp_replace(cast(denominator as varchar), '\.?0+$', '') as denominator
    from figure
    order by kpi_code, region_code, month
) to '${figures}' (format csv, header true);
