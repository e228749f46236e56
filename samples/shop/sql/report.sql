-- the regions of the day: ${regions}
INSERT OVERWRITE TABLE ads_daily_orders PARTITION (ds = '${dt}')
SELECT region, COUNT(DISTINCT order_id) AS orders, SUM(amount) AS amount
FROM   dwd_orders
WHERE  ds = '${dt}'
GROUP BY region;
