INSERT OVERWRITE TABLE ${schema}.facts PARTITION (ds = '${dt}') SELECT * FROM ${schema}.ods_orders WHERE ds = '${dt}';
