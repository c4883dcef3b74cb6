"""A release edited by hand: on a draft, looked over before it takes the release's place."""
